import OrderedJSON
import ParleyDiagnostics

/// Turns diagnostics into JSON: stable names, lines and columns from 1, columns in Unicode scalars.
package struct JSONDiagnosticRenderer: Sendable {
  private let map: SourceMap

  /// Makes a renderer.
  package init(map: SourceMap) {
    self.map = map
  }

  /// Returns `{"diagnostics": [ … ]}` on one line, the diagnostics of all reports in order.
  static func render(_ reports: [DiagnosticReport]) -> String {
    let values = reports.flatMap { report in
      report.diagnostics.map(JSONDiagnosticRenderer(map: report.sources).value(of:))
    }
    let document: JSONValue = ["diagnostics": .array(values)]
    return document.description + "\n"
  }

  /// Returns one diagnostic as a JSON object.
  package func value(of diagnostic: Diagnostic) -> JSONValue {
    var object: JSONObject = [
      "id": .string(diagnostic.id.rawValue), "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
    ]
    append(diagnostic.span, to: &object)
    if let label = diagnostic.label { object.append("label", .string(label)) }
    if !diagnostic.notes.isEmpty {
      object.append("notes", .array(diagnostic.notes.map(value(of:))))
    }
    if !diagnostic.help.isEmpty {
      object.append("help", .array(diagnostic.help.map(JSONValue.string)))
    }
    if !diagnostic.fixIts.isEmpty {
      object.append("fixes", .array(diagnostic.fixIts.map(value(of:))))
    }
    return .object(object)
  }

  private func value(of note: Note) -> JSONValue {
    var object: JSONObject = ["message": .string(note.message)]
    append(note.span, to: &object)
    return .object(object)
  }

  private func value(of fixIt: FixIt) -> JSONValue {
    let edits = fixIt.edits.map { edit in
      var object: JSONObject = [:]
      append(edit.span, to: &object)
      object.append("replacement", .string(edit.replacement))
      return JSONValue.object(object)
    }
    return ["message": .string(fixIt.message), "edits": .array(edits)]
  }

  private func append(_ span: SourceSpan, to object: inout JSONObject) {
    guard let region = SourceRegion(of: span, in: map) else { return }
    object.append("path", .string(region.path))
    object.append("line", .int(region.startLine))
    object.append("column", .int(region.startColumn))
    object.append("end_line", .int(region.endLine))
    object.append("end_column", .int(region.endColumn))
  }
}
