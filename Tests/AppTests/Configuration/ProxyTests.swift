import Testing

@testable import App

/// The proxy as the card names it: what libcurl takes, without what it asks to know.
@Suite struct ProxyTests {
  @Test(arguments: [
    (["https_proxy": "http://user:secret@proxy.example:3128"], "proxy.example:3128"),
    (["HTTPS_PROXY": "proxy.example"], "proxy.example"),
    (["ALL_PROXY": "socks5://127.0.0.1:1080", "HTTPS_PROXY": ""], "127.0.0.1:1080"),
    (["https_proxy": "http://p:1", "no_proxy": "example.org, .googleapis.com"], nil),
    (["https_proxy": "http://p:1", "NO_PROXY": "*"], nil),
    (["https_proxy": "http://p:1", "no_proxy": "apis.com"], "p:1"),
    ([:], nil),
  ])
  func `the environment decides`(environment: [String: String], proxy: String?) throws {
    #expect(try ServiceAddress(nil).proxy(environment) == proxy)
    #expect(try ServiceAddress("http://127.0.0.1:9").proxy(environment) == nil)
  }
}
