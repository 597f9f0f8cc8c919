import LineEditing

/// Where a session shows everything: the line editor, or what a test collects.
package protocol SessionOutput: Sendable {
  /// The width of the terminal as of now, in columns.
  var columns: Int { get }

  /// Shows a text as it is, after all that was shown before; called from any task.
  func write(_ text: String)
}

extension LineEditor: SessionOutput {}
