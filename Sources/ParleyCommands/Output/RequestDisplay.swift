import OrderedJSON
import ParleyHost

/// Shows each request before it is sent, as its JSON body or as a `curl` command; never a secret.
package final class RequestDisplay: RunOutput {
  private let errors: OutputStream
  private let form: OutputOptions.RequestForm
  private let destination: CurlDestination

  /// Makes a display.
  ///
  /// - Parameters:
  ///   - errors: Where requests are shown.
  ///   - form: JSON or curl.
  ///   - destination: Where requests go, for the curl command.
  init(errors: OutputStream, form: OutputOptions.RequestForm, destination: CurlDestination) {
    self.errors = errors
    self.form = form
    self.destination = destination
  }

  package func receive(_ event: RunEvent) {
    guard case .request(let report) = event else { return }
    switch form {
    case .json: errors.write(Self.indented(report.body) + "\n")
    case .curl: errors.write(command(for: report) + "\n")
    }
  }

  private static func indented(_ body: [UInt8]) -> String {
    guard let value = try? JSONParser().parse(body) else {
      return String(decoding: body, as: UTF8.self)
    }
    return String(decoding: JSONWriter.bytes(of: value, layout: .indented), as: UTF8.self)
  }

  private func command(for report: RequestReport) -> String {
    let remark = destination.remark.map { "# \($0)\n" } ?? ""
    var lines = ["\(remark)curl -sN \(Self.quoted("\(destination.baseURL)/v1/messages"))"]
    lines += destination.headers.map { "-H \"\($0)\"" }
    lines += ["-H 'anthropic-version: \(report.version)'", "-H 'content-type: application/json'"]
    let betas = report.betas + destination.betas
    if !betas.isEmpty {
      lines.append("-H \(Self.quoted("anthropic-beta: \(betas.joined(separator: ","))"))")
    }
    lines.append("--data-raw \(Self.quoted(String(decoding: report.body, as: UTF8.self)))")
    return lines.joined(separator: " \\\n  ")
  }

  /// A text in single quotes for a POSIX shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }
}

/// Several outputs that are told the same, in order.
package struct CombinedOutput: RunOutput {
  private let outputs: [any RunOutput]

  /// Makes an output of several.
  package init(_ outputs: [any RunOutput]) {
    self.outputs = outputs
  }

  package func receive(_ event: RunEvent) {
    for output in outputs { output.receive(event) }
  }
}
