import Testing

@Suite struct AppPlaceholderTests {}
