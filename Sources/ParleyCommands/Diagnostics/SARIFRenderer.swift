import OrderedJSON
import ParleyDiagnostics

/// Turns diagnostics into a SARIF log.
///
/// - Source: OASIS, Static Analysis Results Interchange Format 2.1.0,
///   <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
struct SARIFRenderer {
  let map: SourceMap

  /// Returns a log with one run, on one line.
  static func render(_ reports: [DiagnosticReport]) -> String {
    var rules: [String] = []
    for diagnostic in reports.flatMap(\.diagnostics) where !rules.contains(diagnostic.id.rawValue) {
      rules.append(diagnostic.id.rawValue)
    }
    let results = reports.flatMap { report in
      report.diagnostics.map(SARIFRenderer(map: report.sources).result(of:))
    }
    let driver: JSONValue = [
      "name": "parley", "version": .string(ParleyVersion.current),
      "rules": .array(rules.map { ["id": .string($0)] }),
    ]
    let run: JSONValue = [
      "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
      "results": .array(results),
    ]
    let log: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run],
    ]
    return log.description + "\n"
  }

  private func result(of diagnostic: Diagnostic) -> JSONValue {
    let text = ([diagnostic.message] + diagnostic.help + diagnostic.fixIts.map(\.message))
      .joined(separator: "; ")
    var object: JSONObject = [
      "ruleId": .string(diagnostic.id.rawValue), "level": .string(diagnostic.severity.rawValue),
      "message": ["text": .string(text)],
    ]
    if let location = location(of: diagnostic.span) { object.append("locations", [location]) }
    let related = diagnostic.notes.compactMap(related(to:))
    if !related.isEmpty { object.append("relatedLocations", .array(related)) }
    return .object(object)
  }

  private func related(to note: Note) -> JSONValue? {
    guard case .object(var object)? = location(of: note.span) else { return nil }
    object.append("message", ["text": .string(note.message)])
    return .object(object)
  }

  private func location(of span: SourceSpan) -> JSONValue? {
    guard let region = SourceRegion(of: span, in: map) else { return nil }
    return [
      "physicalLocation": [
        "artifactLocation": ["uri": .string(Self.uriReference(to: region.path))],
        "region": [
          "startLine": .int(region.startLine), "startColumn": .int(region.startColumn),
          "endLine": .int(region.endLine), "endColumn": .int(region.endColumn),
        ],
      ]
    ]
  }

  /// A path as SARIF wants it: a relative URI reference, everything percent-encoded that has a meaning in one.
  ///
  /// - Source: RFC 3986, 3.3.
  static func uriReference(to path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      let isKept: Bool =
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: "/-._~!$&'()*+,;=@".unicodeScalars.contains(scalar)
        }
      guard !isKept else { return text.unicodeScalars.append(scalar) }
      let digits = String(byte, radix: 16, uppercase: true)
      text += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
  }
}
