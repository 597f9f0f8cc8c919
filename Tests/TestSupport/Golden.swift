import FoundationEssentials
import Testing

/// Comparison of a text with a file that holds what is expected.
package enum Golden {
  /// Compares a text with a golden file; on a mismatch prints a diff and writes `<path>.observed` beside it.
  ///
  /// With `RECORD_GOLDENS=1` in the environment the file is rewritten and the test fails all the same, so that a recorded
  /// golden cannot pass by accident.
  ///
  /// - Parameters:
  ///   - actual: The text that was produced.
  ///   - path: The golden file, absolute or beneath the repository's root.
  ///   - sourceLocation: The place in a test that a mismatch is reported at.
  package static func expect(
    _ actual: String,
    at path: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let file = path.hasPrefix("/") ? path : "\(RepositoryRoot.path)/\(path)"
    let expected = read(file)
    guard expected != actual else {
      try? FileManager.default.removeItem(atPath: "\(file).observed")
      return
    }
    let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"
    write(actual, to: isRecording ? file : "\(file).observed")
    let reason =
      isRecording
      ? "recorded \(file)" : expected == nil ? "no golden \(file)" : "differs from \(file)"
    Issue.record(
      "\(reason)\n\(LineDifference(from: expected ?? "", to: actual).rendered)",
      sourceLocation: sourceLocation
    )
  }

  /// The text of a file; nil when it cannot be read.
  package static func read(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func write(_ text: String, to path: String) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      Issue.record("cannot write \(path): \(error)")
    }
  }
}

/// The lines that two texts do not share, in the manner of a unified diff.
package struct LineDifference {
  /// The diff: lines after ` `, `-` or `+`.
  package let rendered: String

  /// Compares two texts line by line.
  package init(from old: String, to new: String) {
    let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
    let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in newLines.difference(from: oldLines) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [String] = []
    var oldIndex = 0
    var newIndex = 0
    while oldIndex < oldLines.count || newIndex < newLines.count {
      if oldIndex < oldLines.count, removed.contains(oldIndex) {
        lines.append("-\(oldLines[oldIndex])")
        oldIndex += 1
      } else if newIndex < newLines.count, inserted.contains(newIndex) {
        lines.append("+\(newLines[newIndex])")
        newIndex += 1
      } else {
        lines.append(" \(newLines[newIndex])")
        oldIndex += 1
        newIndex += 1
      }
    }
    rendered = lines.joined(separator: "\n")
  }
}
