import OrderedJSON

/// Shows each request before it is sent, as its JSON body or as a `curl` command; never a secret.
package final class RequestDisplay: RunOutput {
  /// How a request is shown.
  package enum Form: String, Sendable, CaseIterable {
    /// Its body, indented.
    case json
    /// A command for a shell.
    case curl
  }

  private let form: Form
  private let destination: CurlDestination
  private let write: @Sendable (String) -> Void

  /// Makes a display.
  ///
  /// - Parameters:
  ///   - form: JSON or curl.
  ///   - destination: Where requests go, for the curl command.
  ///   - write: Takes each request as text that ends in a newline; called from any task.
  package init(
    form: Form,
    destination: CurlDestination,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.form = form
    self.destination = destination
    self.write = write
  }

  package func receive(_ event: RunEvent) {
    guard case .request(let report) = event else { return }
    write(Self.text(of: report, as: form, to: destination) + "\n")
  }

  /// A request as it is shown, without a newline at its end.
  ///
  /// - Parameters:
  ///   - report: The request.
  ///   - form: JSON or curl.
  ///   - destination: Where it goes, for the curl command.
  /// - Returns: The text.
  package static func text(
    of report: RequestReport,
    as form: Form,
    to destination: CurlDestination
  ) -> String {
    switch form {
    case .json: json(of: report)
    case .curl: command(for: report, to: destination)
    }
  }

  /// The body of a request, indented, without a newline at its end.
  package static func json(of report: RequestReport) -> String {
    guard let value = try? JSONParser().parse(report.body) else {
      return String(decoding: report.body, as: UTF8.self)
    }
    return String(decoding: JSONWriter.bytes(of: value, layout: .indented), as: UTF8.self)
  }

  private static func command(
    for report: RequestReport,
    to destination: CurlDestination
  ) -> String {
    let remark = destination.remark.map { "# \($0)\n" } ?? ""
    var lines = ["\(remark)curl -sN \(ShellWord.quoted("\(destination.baseURL)/v1/messages"))"]
    lines += destination.headers.map { "-H \"\($0)\"" }
    lines += ["-H 'anthropic-version: \(report.version)'", "-H 'content-type: application/json'"]
    let betas = report.betas + destination.betas
    if !betas.isEmpty {
      lines.append("-H \(ShellWord.quoted("anthropic-beta: \(betas.joined(separator: ","))"))")
    }
    lines.append("--data-raw \(ShellWord.quoted(String(decoding: report.body, as: UTF8.self)))")
    return lines.joined(separator: " \\\n  ")
  }
}
