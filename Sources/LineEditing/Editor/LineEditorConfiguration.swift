import CLineEditing

/// What a line editor works on, and how.
package struct LineEditorConfiguration: Sendable {
  /// The descriptor that keys come from (default: 0).
  package var input: Int32 = 0
  /// The descriptor that is drawn on; where it is no terminal and standard error is one, that is taken (default: 1).
  package var output: Int32 = 1
  /// The environment: `TERM`, `NO_COLOR`, `HOME`, `EDITRC`, `VISUAL`, `EDITOR`, `TMPDIR`.
  package var environment: [String: String]
  /// The file that holds the history, or nil for a history that ends with the editor.
  package var historyFile: String?
  /// Whether nothing is redrawn and no control sequence written, whatever the terminal (`--plain`) (default: false).
  package var isPlain = false
  /// Whether colours and hints are shown on a full terminal (default: whether `NO_COLOR` is absent or empty).
  package var isColoured: Bool
  /// Whether the editor takes SIGINT, SIGTSTP, SIGCONT and SIGWINCH, and restores the terminal on SIGTERM, SIGHUP,
  /// SIGQUIT and faults where nobody else has taken these (default: true).
  package var handlesSignals = true
  /// Whether `~/.editrc` is read (default: true).
  package var readsUserBindings = true
  /// The name that lines of `~/.editrc` may be led by (default: `parley`).
  package var programName = "parley"
  /// The ending of the temporary file that `$EDITOR` gets, for its syntax colours (default: `.claude`).
  package var editorFileSuffix = ".claude"
  /// How long an escape may wait for the rest of its sequence before it counts as the key (default: 30 ms).
  package var escapeTimeout: Duration = .milliseconds(30)
  /// Whether the editor marks in its output how far it has come, whenever it waits: `OSC 7777;KEYS;TEXTS BEL`, with the bytes
  /// of input consumed and the texts of ``LineEditor/write(_:)`` shown so far; for tests (default: false).
  package var writesSyncMarks = false
  /// Stops the process as Ctrl-Z does and returns when it goes on (default: SIGTSTP to the process group).
  package var stopProcess: @Sendable () -> Void = { parley_stop_process_group() }

  /// Makes a configuration for the given environment.
  package init(environment: [String: String]) {
    self.environment = environment
    isColoured = (environment["NO_COLOR"] ?? "").isEmpty
  }
}
