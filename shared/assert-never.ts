/** Ends an exhaustive `switch`: a new case becomes a type error here. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
