import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyFormat
import ParleyHost
import ParleyRuntime

/// A session as a script that sends the same requests.
///
/// What the command line gave stands first; what failed, and the commands, stay as comments; a check that the session could have
/// made is offered as a comment after each reply.
package struct SavedScript: Sendable {
  /// The script.
  package let text: String
  /// What keeps it from running as it is, with the sources it points into; no errors in nearly every case.
  package let compilation: CompiledScript

  /// The errors of ``compilation``.
  package var errors: [Diagnostic] {
    compilation.diagnostics.filter { $0.severity == .error }
  }

  /// Makes the script of a session.
  ///
  /// - Parameters:
  ///   - log: The session.
  ///   - path: Where it will be saved, for what is wrong with it.
  ///   - catalogue: What is known of models.
  ///   - loader: Where included files come from.
  package init(
    _ log: EntryLog,
    path: String,
    catalogue: ModelCatalogue,
    loader: some SourceLoader
  ) {
    let pieces = Self.pieces(of: log.entries)
    let names = SessionNames(pieces, loader: loader)
    var form = FileForm(names, initial: log.start.initialSettings)
    var parts = ["# Saved from a session at the prompt.", log.start.remarks(words: names.words)]
    parts += log.start.initialSettings.map(LiteralStatement.setting) + form.opening
    for piece in pieces {
      switch piece {
      case .code(let text): parts.append(text)
      case .comment(let text): parts.append(Self.comment(text))
      case .statement(let saved): parts.append(form.text(of: saved))
      }
    }
    let bytes = Self.laidOut(parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n")
    text = String(decoding: bytes, as: UTF8.self)
    compilation = CompiledScript(
      path: path,
      bytes: bytes,
      catalogue: catalogue,
      loader: loader
    )
  }

  /// The pieces of entries, in order; of an entry that makes a schema anew, its schemas first, as all of it goes by the new one.
  private static func pieces(of entries: [LoggedEntry]) -> [SavedPiece] {
    var made: Set<String> = []
    return entries.flatMap { entry -> [SavedPiece] in
      let pieces = EntryPieces(entry).pieces
      let names = Set(pieces.compactMap(\.schemaName))
      let isAnew = !names.isDisjoint(with: made)
      made.formUnion(names)
      guard isAnew else { return pieces }
      return pieces.filter { $0.schemaName != nil } + pieces.filter { $0.schemaName == nil }
    }
  }

  /// A script in its canonical layout, or as it is where it has none.
  private static func laidOut(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return if case .formatted(let layout) = Formatting.format(bytes) { layout } else { bytes }
  }

  /// A text as comment lines.
  static func comment(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "#" : "# \($0)" }
      .joined(separator: "\n")
  }
}

extension SessionStart {
  /// The settings that the first conversation starts with, the model included.
  fileprivate var initialSettings: [SettingChange] {
    guard let model, !settings.contains(where: { $0.name == "model" }) else { return settings }
    return [SettingChange(name: "model", value: .text(model))] + settings
  }

  /// What else the command line gave: as comments, or a statement where none of the session takes its place.
  fileprivate func remarks(words: Set<String>) -> String {
    var lines: [String] = []
    if let ceiling {
      let dollars = Value.float(Double(ceiling) / 1e12)
      let budget = LiteralStatement.setting(SettingChange(name: "budget", value: dollars))
      lines.append(words.contains("budget") ? "# the session had --\(budget)" : budget)
    }
    lines += parameters.map { "# the session had -p \($0.name)=\($0.value)" }
    return lines.joined(separator: "\n")
  }
}
