import Testing

@Suite struct ScreenPlaceholderTests {}
