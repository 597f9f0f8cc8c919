import ParleyDiagnostics
import ParleySyntax

/// One piece of a saved script, in the order in which it was entered.
enum SavedPiece {
  /// A statement of an entry, which takes effect in the script too.
  case statement(SavedStatement)
  /// Statements as they are.
  case code(String)
  /// Lines that only tell something, without their `#`.
  case comment(String)

  /// The name of the schema that it makes; nil for none.
  var schemaName: String? {
    guard case .statement(let saved) = self, case .schema(let node) = saved.statement else {
      return nil
    }
    return node.name.text
  }
}

/// A statement of an entry with the changes that make it one of a file.
struct SavedStatement {
  /// A change of its text.
  struct Edit {
    /// What is replaced; empty to insert.
    let span: SourceSpan
    /// What stands there instead.
    let text: String
  }

  /// The statement.
  let statement: Statement
  /// Its text, with the comments that follow it.
  let bytes: [UInt8]
  /// The offset of ``bytes`` in the space that spans count in.
  let base: UInt32
  /// The offset of its entry in that space.
  let entryBase: UInt32
  /// The file that it was loaded from; nil for what was typed.
  let origin: String?
  /// Whether it failed on its way, so that it is tried.
  var isTried = false
  /// The changes, in any order; they do not overlap.
  var edits: [Edit] = []

  /// The text with its changes.
  var text: String {
    var changed = bytes
    for edit in edits.sorted(by: { ($0.span.start, $0.span.end) > ($1.span.start, $1.span.end) }) {
      let range = Int(edit.span.start - base)..<Int(edit.span.end - base)
      changed.replaceSubrange(range, with: edit.text.utf8)
    }
    let text = String(decoding: changed, as: UTF8.self)
    return isTried ? "try {\n\(text)\n} catch {\n}" : text
  }

  /// The statement as it was entered, without what stands beside it.
  var alone: SavedStatement {
    let span = statement.span
    return SavedStatement(
      statement: statement,
      bytes: Array(bytes[Int(span.start - base)..<Int(span.end - base)]),
      base: span.start,
      entryBase: entryBase,
      origin: origin
    )
  }

  /// The text of a part of the statement, as it was entered.
  func source(of span: SourceSpan) -> String {
    String(decoding: bytes[Int(span.start - base)..<Int(span.end - base)], as: UTF8.self)
  }
}
