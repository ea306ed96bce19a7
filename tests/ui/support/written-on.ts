/**
 * Runs in the page: the text that a person reads on an element or on its label, whichever elements hold it. Text for
 * screen readers only is none.
 */
export function writtenOn(element: Element): string {
  const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
  const boxes = [element, ...labels].flatMap((part) => (part instanceof Element ? [part.getBoundingClientRect()] : []));
  const isShown = (holder: Element) => {
    if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    for (let outer: Element | null = holder; outer !== null; outer = outer.parentElement) {
      const { width, height } = outer.getBoundingClientRect();
      const isCut = getComputedStyle(outer).overflow !== 'visible' && width <= 1 && height <= 1;
      if (isCut) return false;
    }
    return true;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const texts: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    if (text === '' || node.parentElement === null) continue;
    range.selectNodeContents(node);
    const { left, top, width, height } = range.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const isOn = boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    if (isOn && isShown(node.parentElement)) texts.push(text);
  }
  return texts.join(' ');
}
