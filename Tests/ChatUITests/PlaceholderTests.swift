import Testing

@Suite struct ChatUIPlaceholderTests {}
