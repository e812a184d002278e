"""The private-use characters that stand for parties in a coded sentence."""

FIRST = 0xE000
PARTY = "[\ue000-\uf8ff]"
LIMIT_PARTIES = 6000
