/** What begins a line of a stack trace without being indented: Java, Python, Go, .NET, JavaScript. */
const STACK = [
  /^Caused by: /,
  /^Suppressed: /,
  /^\.\.\. \d+ more/,
  /^Traceback \(most recent call last\)/,
  /^The above exception was the direct cause/,
  /^During handling of the above exception/,
  /^goroutine \d+ \[/,
  /^created by /,
  /^panic: /,
  /^--- End of /,
  /^at [\w$.<>]+\(/,
  // `ValueError: x`, `java.lang.IllegalStateException`: what the trace around it is of.
  /^(?:[A-Za-z_$][\w$]*\.)*[A-Z]\w*(?:Error|Exception|Warning|Throwable|Interrupt)\b(?:[:\s(]|$)/,
  /^[)\]}]/,
];

/** Whether a line that has no time of its own belongs to the entry before it: it is indented, or part of a stack trace. */
export function continuesEntry(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t') || STACK.some((start) => start.test(line));
}
