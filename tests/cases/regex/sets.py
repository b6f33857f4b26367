# Sets and classes of characters.
import re

texts = ("a", "Z", "_", "5", "-", "]", "^", "\\", " ", "\t", "\n", "\r", "\v", "\f", ".", "[", "\0", "~")
for pattern in (
    "[abc]", "[^abc]", "[a-c-]", "[-a]", "[^-a]", "[a^]", "[.]", "[\\]]", "[^\\]]", "[\\\\]", "[\\-a]", "[a\\^]",
    "[0-9a-fA-F]", "[^0-9A-Z]", "[\\d]", "[^\\d]", "[\\w.]", "[^\\w]", "[\\s]", "[^\\s]", "[\\D]", "[\\W]",
    "[\\S]", "[\\d\\s_]", "[$*+?()|]", "[+-.]", "[ -~]", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S",
):
    print(pattern, [t for t in texts if re.match(pattern, t)])

print(re.match("[a-z]+", "abcXyz").group(0), re.match("[a-z]*?X", "abX").group(0))
print(re.match("\\w+\\s\\d+", "ab_9 77x").group(0), re.search("[^a-z]+$", "abc123").group(0))
