import ArgumentParser
import Gateway
import ParleyDiagnostics
import ParleyHost
import RunStorage
import TerminalText

/// `parley serve token revoke NAME`: ends what a token allows.
struct TokenRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Revoke a client's token at once, for good.",
    discussion: """
      Gateways refuse the client from the next request on; a reply under way comes to its end. What it used stays in \
      `parley serve usage`.
      """
  )

  @Argument(help: ArgumentHelp("The name of the token.", valueName: "name"))
  var name: String

  @OptionGroup var storeOption: GatewayStoreOption

  func run() async throws {
    let store = try storeOption.opened(in: .current(), makesMissing: false)
    let now = TimeReading.system.unixMilliseconds()
    let (count, tokens) = try await endingOnFailure { () async throws(RunStorageError) in
      let count = try await store.revoke(name: name, at: now)
      return (count, count == 0 ? try await store.tokens() : [])
    }
    guard count > 0 else { throw ValidationError(mistake(among: tokens, at: now)) }
    OutputStream.standardError.write(
      "parley: \(name.strippingControls) is revoked: its next request is refused\n"
    )
  }

  private func mistake(among tokens: [TokenRecord], at time: Int64) -> String {
    if let gone = tokens.last(where: { $0.name == name }) {
      return "the token of \(name) is \(TokenText(gone).state(at: time)) already"
    }
    let names = tokens.filter { $0.isInForce(at: time) }.map(\.name)
    let meant = NearestName.of(name, among: names).map { "did you mean \($0)? " } ?? ""
    return
      "there is no token called \(name); \(meant)`parley serve token list` shows all"
  }
}
