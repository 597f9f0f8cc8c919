import RunStorage

/// A run in a form for other programs.
package struct RunExport: Sendable {
  /// The forms.
  package enum Format: String, Sendable, CaseIterable {
    /// Comma-separated values, a row a trial.
    case csv
    /// JSON, a line a trial, with all that was said.
    case jsonl
    /// JUnit XML, a test case a trial.
    case junit
    /// Markdown, a summary.
    case md
  }

  private let stored: StoredRun

  /// Makes an export of a run.
  package init(_ stored: StoredRun) {
    self.stored = stored
  }

  /// Writes the export piece by piece.
  ///
  /// - Parameters:
  ///   - format: The form.
  ///   - sink: Takes the next piece.
  /// - Throws: What fetching the exchanges throws.
  package func write(_ format: Format, to sink: (String) -> Void) async throws(RunStorageError) {
    let experiments = stored.experiments
    switch format {
    case .csv:
      let export = CSVExport(experiments)
      sink(export.header)
      for experiment in experiments { sink(export.rows(of: experiment)) }
    case .jsonl:
      for trial in experiments.flatMap(\.trials) {
        sink(JSONLinesExport.line(of: trial, exchanges: try await stored.exchanges(trial)))
      }
    case .junit: sink(try await JUnitExport(stored).document(of: experiments))
    case .md: sink(MarkdownExport(stored).text(of: experiments))
    }
  }
}
