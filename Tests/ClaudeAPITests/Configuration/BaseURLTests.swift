import ClaudeAPI
import Testing

struct BaseURLTests {
  @Test(arguments: [
    ("https://api.anthropic.com", "https://api.anthropic.com", false),
    ("HTTPS://API.Anthropic.Com/", "https://api.anthropic.com", false),
    ("http://localhost:11434", "http://localhost:11434", true),
    ("http://127.8.9.1:80/", "http://127.8.9.1", true),
    ("http://[::1]:8080", "http://[::1]:8080", true),
    ("http://127.0.0.1.evil.example", "http://127.0.0.1.evil.example", false),
    ("http://app.localhost", "http://app.localhost", true),
    ("https://gateway.example:8443/claude//", "https://gateway.example:8443/claude", false),
  ])
  func urlsAreRead(text: String, written: String, isLoopback: Bool) throws {
    let url = try BaseURL(text)
    #expect(url.description == written)
    #expect(url.isLoopback == isLoopback)
  }

  @Test(arguments: [
    "", "api.anthropic.com", "ftp://host", "https://", "https://:443", "https://host:0",
    "https://host:65536", "https://host:port", "https://host?x=1", "https://host#x",
    "https://user:hush@host", "https://host/v1", "https://host/v1/", "https://host/v1/messages",
    "https://ho st", "https://hóst", "https://host\n.evil", "https://[::1", "https://[::1]x",
  ])
  func unusableURLsAreRefused(text: String) {
    let error = #expect(throws: ClaudeError.self) { try BaseURL(text) }
    #expect(error?.code == .configuration)
    #expect(error?.description.contains("hush") == false)
  }
}
