import { type ReactNode, useEffect, useRef } from 'react';

/** Scrolls to what it holds when it appears: a question must not wait out of sight. */
export function BroughtIntoView({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current?.hasChildNodes()) place.current.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={place}>{children}</div>;
}
