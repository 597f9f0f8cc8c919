import OrderedJSON
import ParleyDiagnostics
import TerminalText

/// The call of a tool in one line: `weather(city: "Seoul") → {"celsius": 21, "sky": "clear"} · 0.3 ms`.
package enum ToolCallLine {
  /// The width of a line where no terminal limits it, in columns.
  package static let standardWidth = 200

  /// The line of a call that is over; of one that begins, without a result.
  ///
  /// What is too long is cut, of the result first; control sequences are taken out.
  ///
  /// - Parameters:
  ///   - report: The call.
  ///   - map: The sources, for the line of the script that failed.
  ///   - width: The columns that it may take. Default: 200.
  /// - Returns: The line, without a newline.
  package static func text(
    of report: ToolCallReport,
    in map: SourceMap,
    width: Int = standardWidth
  ) -> String {
    let call = oneLine("\(report.name)(\(arguments(report.arguments)))", limit: width)
    guard let result = report.result else { return TextFitting.cut(call, to: max(1, width)) }
    let arrow = result.isError ? " → error: " : " → "
    let end = ending(of: report, result, in: map)
    // The call may take half of what is left beside the end, the result the rest.
    let room = max(16, width - arrow.displayWidth - end.displayWidth)
    let shownCall = TextFitting.cut(call, to: max(8, room / 2))
    let text = oneLine(result.text, limit: width)
    let shownText = TextFitting.cut(text, to: max(8, room - shownCall.displayWidth))
    return shownCall + arrow + shownText + end
  }

  /// What is known of the call beside its result: where it failed, how long it took, who ran it.
  private static func ending(
    of report: ToolCallReport,
    _ result: ToolCallReport.Result,
    in map: SourceMap
  ) -> String {
    let place = result.failure.flatMap { map.position(of: $0) }.map { " (line \($0.line))" } ?? ""
    let server =
      if case .server(let name) = report.source { " · \(name.strippingControls)" } else { "" }
    return "\(place) · \(DurationText.short(result.duration))\(server)"
  }

  /// The arguments as a script would write them; what is no object as it is.
  private static func arguments(_ json: String) -> String {
    guard let object = (try? JSONParser().parse(json))?.objectValue else { return json }
    return object.members.map { member in
      let value = JSONWriter.bytes(of: member.value, layout: .spaced)
      return "\(member.key): \(String(decoding: value, as: UTF8.self))"
    }.joined(separator: ", ")
  }

  /// A text of several lines as one, without control sequences; much more than fits is not looked at.
  private static func oneLine(_ text: String, limit: Int) -> String {
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, limit) * 4 + 80)))
    let words = start.strippingControls.split { $0.isWhitespace }.joined(separator: " ")
    return start.utf8.count < text.utf8.count ? words + "…" : words
  }
}
