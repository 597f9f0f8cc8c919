import Foundation
import TestSupport

/// Looks for secrets in bytes.
struct SecretScan {
  /// Where was looked.
  private(set) var places: [String] = []
  /// What was found where.
  private(set) var findings: [String] = []
  private let secrets: [String: String]

  /// Makes a scan for some secrets, each with its name.
  init(_ secrets: [String: String]) { self.secrets = secrets }

  /// Looks at bytes, and notes what they are.
  mutating func look(at data: Data, _ place: String) {
    places.append(place)
    for (name, secret) in secrets where data.firstRange(of: Data(secret.utf8)) != nil {
      findings.append("\(name) in \(place)")
    }
  }

  /// Looks at the head and the body of an answer.
  mutating func look(at answer: LocalRequest.Answer) {
    let head = answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
    look(at: Data(head.utf8) + answer.body, "answer \(answer.status) \(answer.text.prefix(80))")
  }

  /// Looks at every file beneath a folder.
  mutating func look(in folder: TemporaryFolder) {
    for name in folder.files(under: "") { look(at: Data(folder.bytes(of: name)), name) }
  }
}
