import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import Synchronization

/// One JSON object a line on standard output, as things happen; see ``EventRecord``.
package final class JSONLinesOutput: RunOutput {
  private let output: OutputStream
  private let sources = Mutex(SourceMap())

  /// Makes an output.
  package init(output: OutputStream) {
    self.output = output
  }

  package func receive(_ event: RunEvent) {
    if case .sources(let map) = event { sources.withLock { $0 = map } }
    for record in EventRecord.records(of: event, in: sources.withLock { $0 }) {
      output.write(JSONValue.object(record).description + "\n")
    }
  }
}
