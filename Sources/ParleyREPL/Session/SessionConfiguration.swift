import ClaudeMessages
import ParleyHost
import TerminalText

/// What a session needs beside its host.
package struct SessionConfiguration: Sendable {
  /// What the command line gave; the journal keeps it.
  package var start: SessionStart
  /// Who runs it, `parley 1.2`, for the journals of scripts that it runs apart.
  package var program: String
  /// The looks of what commands show.
  package var style = TerminalStyle.plain
  /// Where requests go; nil where it is not known.
  package var destination: CurlDestination?
  /// The models that do not answer now and that `:models` lists too.
  package var otherModels: [ModelDescription] = []
  /// The folder of the journals; nil where none is kept or found.
  package var journalFolder: String?
  /// The entries before and of this session, oldest first.
  package var history: @Sendable () -> [String] = { [] }
  /// Adds an entry to the history that was not handed in: one that a resumed session could not go on with.
  package var addToHistory: @Sendable (String) -> Void = { _ in }

  /// Makes a configuration without colours and without a history.
  package init(start: SessionStart, program: String) {
    self.start = start
    self.program = program
  }

  /// Whether a model of this process answers.
  package var isLocal: Bool { start.provider == "local" }
}
