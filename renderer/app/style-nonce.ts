/** Styles that libraries add at run time carry this; whoever serves the page puts it there (index.html). */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

// Where Mantine's scroll lock looks for it (npm `get-nonce`).
Object.assign(globalThis, { __webpack_nonce__: styleNonce });
