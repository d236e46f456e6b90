/** What the `dateline` command's exit status says. */
export const EXIT = {
  DONE: 0,
  /** Nothing could be done: the store cannot be opened, the port is taken, the folder is not there. */
  FAILED: 1,
  /** The command line is wrong. */
  USAGE: 2,
  /** Done, but some of the files or records could not be read. */
  SOME_FAILED: 3,
} as const;

/** Something that the person at the terminal can mend: printed as one line, without a stack. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.FAILED,
  ) {
    super(message);
  }
}
