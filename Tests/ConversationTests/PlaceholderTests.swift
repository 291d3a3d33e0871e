import Testing

@Suite struct ConversationPlaceholderTests {}
