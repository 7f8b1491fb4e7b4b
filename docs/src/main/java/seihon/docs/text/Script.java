package seihon.docs.text;

/// Kinds of characters, as Japanese text changes between them without spaces.
enum Script {
    SPACE,
    LATIN,
    DIGIT,
    HIRAGANA,
    KATAKANA,
    HAN,
    MARK;

    static Script of(int codePoint) {
        if (Character.isWhitespace(codePoint) || codePoint == '\u3000') {
            return SPACE;
        }
        if (Character.isDigit(codePoint)) {
            return DIGIT;
        }
        if (codePoint == 'ー' || codePoint == 'ｰ') {
            return KATAKANA;
        }
        if (codePoint == '々' || codePoint == '〆') {
            return HAN;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HIRAGANA -> HIRAGANA;
            case KATAKANA -> KATAKANA;
            case HAN -> HAN;
            case COMMON, INHERITED, UNKNOWN -> MARK;
            default -> LATIN;
        };
    }

    /// Written without spaces between words: kana, kanji and their full-width marks.
    static boolean isWide(int codePoint) {
        return switch (of(codePoint)) {
            case HIRAGANA, KATAKANA, HAN -> true;
            case MARK -> codePoint >= 0x3000 && codePoint <= 0xFFEF;
            case SPACE, LATIN, DIGIT -> false;
        };
    }
}
