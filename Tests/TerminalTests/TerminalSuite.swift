import Testing

/// ncurses and signals belong to the whole process: one test at a time.
@Suite(.serialized) struct TerminalSuite {}
