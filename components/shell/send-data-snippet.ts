/** One way to send data, ready to paste. */
export interface SendDataSnippet {
  id: string;
  tab: string;
  /** One sentence: what to do with the code. */
  text: string;
  code: string;
}
