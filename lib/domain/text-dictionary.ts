/** Numbers texts in order of first appearance, so that each is sent once. */
export class TextDictionary {
  readonly texts: string[] = [];
  private readonly places = new Map<string, number>();

  place(text: string): number {
    let at = this.places.get(text);
    if (at === undefined) {
      at = this.texts.push(text) - 1;
      this.places.set(text, at);
    }
    return at;
  }
}
