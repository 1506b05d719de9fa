import type { SqlParams } from '../../query/compile/sql-params';
import type { TimeRounding } from '../../time/time-rounding';
import { literal } from './measure-sql';

/** The start of the bucket that holds a time. @param ns SQL of a bigint */
export function roundSql(rounding: TimeRounding, ns: string, params: SqlParams): string {
  if (rounding.kind === 'listed') {
    const list = (values: readonly bigint[]) => `${params.add(values.map(String))}::bigint[]`;
    return `(${list(rounding.starts)})[width_bucket(${ns}, ${list(rounding.bounds)})]`;
  }
  const { stepNs, shiftNs } = rounding;
  // A bigint's % has the sign of what is divided: times before 1970 too go down.
  const shifted = `(${ns} - ${literal(shiftNs)})`;
  return `${ns} - ((${shifted} % ${literal(stepNs)} + ${literal(stepNs)}) % ${literal(stepNs)})`;
}
