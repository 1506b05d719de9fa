import { AppError } from '../../../errors';

/** A query that Loki would refuse, or that is not done here, in the words of Loki's parser. Line and column count from 1. */
export function parseError(text: string, at: number, message: string): AppError {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return new AppError('bad_request', `parse error at line ${line}, col ${column}: ${message}`);
}

/** As Loki says it of a query whose letters are right and whose meaning is not. */
export function queryError(message: string): AppError {
  return new AppError('bad_request', `parse error : ${message}`);
}
