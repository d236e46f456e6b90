export { costOf } from './cost.ts';
export { LIMITS, type Limits, limitCode, limitError } from './limits.ts';
export { MEASURED, type Measured, measure } from './measure.ts';
export { nestingOf } from './nesting.ts';
