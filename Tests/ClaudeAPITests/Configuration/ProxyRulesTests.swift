import ClaudeAPI
import Testing

struct ProxyRulesTests {
  private func proxy(_ environment: [String: String], for url: String) throws -> String? {
    try ProxyRules(environment: environment).proxy(for: try BaseURL(url))?.description
  }

  @Test func eachSchemeHasItsProxy() throws {
    let environment = ["HTTPS_PROXY": "http://one:1", "HTTP_PROXY": "two:2"]
    #expect(try proxy(environment, for: "https://api.example") == "one:1")
    #expect(try proxy(environment, for: "http://api.example") == "two:2")
  }

  @Test func theLowerCaseNameComesFirst() throws {
    let environment = ["HTTPS_PROXY": "upper:1", "https_proxy": "lower:1"]
    #expect(try proxy(environment, for: "https://api.example") == "lower:1")
  }

  @Test func emptyVariablesCountAsUnset() throws {
    #expect(try proxy(["https_proxy": " "], for: "https://api.example") == nil)
  }

  @Test func allProxyFillsIn() throws {
    let environment = ["ALL_PROXY": "socks5://all", "HTTP_PROXY": "http://plain"]
    #expect(try proxy(environment, for: "https://api.example") == "all:1080")
    #expect(try proxy(environment, for: "http://api.example") == "plain:80")
  }

  @Test func aServersHeaderIsNoProxy() throws {
    let environment = ["HTTP_PROXY": "http://evil", "REQUEST_METHOD": "GET"]
    #expect(try proxy(environment, for: "http://api.example") == nil)
  }

  @Test(arguments: [
    ("api.example", true), ("example", true), (".example", true), ("*.example", true),
    ("ample", false), ("other, api.example", true), ("API.Example", true), ("*", true),
    ("api.example:443", true), ("api.example:8443", false), ("10.0.0.0/8", false), ("", false),
  ])
  func exceptionsAreAskedDirectly(exceptions: String, isDirect: Bool) throws {
    let environment = ["HTTPS_PROXY": "http://proxy:1", "NO_PROXY": exceptions]
    #expect((try proxy(environment, for: "https://api.example") == nil) == isDirect)
  }

  @Test(arguments: [("10.9.8.7", true), ("11.0.0.1", false)])
  func networksAreAskedDirectly(host: String, isDirect: Bool) throws {
    let environment = ["HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "10.0.0.0/8"]
    #expect((try proxy(environment, for: "https://\(host)") == nil) == isDirect)
  }

  @Test(arguments: ["http://localhost:1", "http://127.0.0.1", "http://[::1]"])
  func thisMachineIsNeverBehindAProxy(url: String) throws {
    #expect(try proxy(["HTTP_PROXY": "http://proxy:1"], for: url) == nil)
  }

  @Test(arguments: [
    "https://proxy", "ftp://proxy", "http://", "http://proxy:0", "http://proxy:99999",
    "socks5://user:hush@proxy", "http://%zzhush@proxy",
  ])
  func unusableProxiesAreRefusedWithoutRepeatingThem(text: String) {
    let error = #expect(throws: ClaudeError.self) {
      try ProxyRules(environment: ["HTTPS_PROXY": text])
    }
    #expect(error?.code == .configuration)
    #expect(error?.message.contains("hush") == false)
  }

  @Test func aProxysPasswordIsNotShown() throws {
    let proxy = try #require(
      try ProxyRules(environment: ["HTTPS_PROXY": "http://user:hush@proxy:1"]).https
    )
    var dumped = ""
    dump(proxy, to: &dumped)
    #expect(!"\(proxy) \(dumped)".contains("hush"))
  }
}
