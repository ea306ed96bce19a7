import { useEffect, useState } from 'react';
import { outside } from '../transport/outside.ts';

/** How long a button says that it copied. */
const saidMs = 1_500;

/** Copies a text, and tells for a moment that it did. */
export function useCopy(value: string): { readonly copied: boolean; readonly copy: () => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    void outside.copyText(value).then(
      () => setCopied(true),
      // A browser that does not let its page copy: the button goes on saying what it would do.
      () => setCopied(false),
    );
  return { copied, copy };
}
