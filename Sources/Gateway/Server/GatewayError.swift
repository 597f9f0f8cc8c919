import Glibc
import NIOCore
import NIOSSL

/// Why a gateway cannot begin to serve.
package struct GatewayError: Error, Sendable, Equatable {
  /// What failed: compare this, never the text.
  package struct Code: Sendable, Hashable {
    private enum Value: Sendable, Hashable { case listening, certificate }

    private let value: Value

    /// The address and port cannot be listened at.
    package static let listening = Code(value: .listening)
    /// The certificate or its key cannot be used.
    package static let certificate = Code(value: .certificate)
  }

  /// What failed.
  package let code: Code
  /// What happened, in a sentence without a capital or a full stop.
  package let message: String
  /// What to do about it.
  package let help: String

  /// Makes an error.
  package init(_ code: Code, _ message: String, help: String) {
    self.code = code
    self.message = message
    self.help = help
  }

  /// Puts a failure of the network or of TLS in the operator's words; nil for any other.
  init?(_ error: any Error, of configuration: GatewayConfiguration) {
    if let failure = error as? IOError {
      self = .listening(failure, configuration)
    } else if let failure = error as? SocketAddressError {
      self.init(
        .listening,
        "\(configuration.host) is no address of this machine: \(failure)",
        help: "name one with --host; 127.0.0.1 is for this machine alone, 0.0.0.0 for every network"
      )
    } else if error is NIOSSLError || error is BoringSSLError, let files = configuration.tls {
      self = .certificate(files, "\(error)")
    } else {
      return nil
    }
  }

  private static func listening(
    _ failure: IOError,
    _ configuration: GatewayConfiguration
  ) -> GatewayError {
    let place = "\(configuration.host), port \(configuration.port)"
    let help =
      switch failure.errnoCode {
      case EADDRINUSE:
        "something listens there already: stop it, or take another port with --port (0 takes a free one)"
      case EADDRNOTAVAIL: "this machine does not have the address: name another with --host"
      case EACCES: "ports below 1024 are the system's: take another with --port, such as 8787"
      default: "name another place with --host and --port"
      }
    return GatewayError(
      .listening,
      "cannot listen at \(place): \(String(cString: strerror(failure.errnoCode)))",
      help: help
    )
  }

  static func certificate(
    _ files: GatewayConfiguration.TLSFiles,
    _ reason: String
  ) -> GatewayError {
    GatewayError(
      .certificate,
      "the certificate \(files.certificate) with the key \(files.key) cannot be used: \(reason)",
      help: "both are PEM files; the first holds the chain, the gateway's own certificate on top"
    )
  }
}

extension GatewayError: CustomStringConvertible {
  /// The message, and what to do.
  package var description: String { "\(message); \(help)" }
}
