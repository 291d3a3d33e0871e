import Testing

@Suite struct GeminiAPIPlaceholderTests {}
