/** An address as a header takes it: ASCII only, what is percent-encoded already as it is. */
export function locationHeader(url: string): string {
  return wellFormed(url).replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/** The page that says that a link is gone. @param list where its like are @param id as it was typed */
export function missingLink(list: '/saved' | '/saved/snapshots', id: string): string {
  return `${list}?missing=${encodeURIComponent(wellFormed(id))}`;
}

/** Lone surrogates, which no URL can carry, become U+FFFD. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
