"""How wide a label runs, and where it breaks."""


def width(label: str) -> float:
    """Return how wide a label of 12 pixels runs. [pixels]"""
    lines = label.split("\n")
    return max(sum(12.5 if _is_wide(letter) else 6.3 for letter in line) for line in lines)


def _is_wide(letter: str) -> bool:
    return ord(letter) > 0x2E7F


def wrapped(label: str, room: float) -> str:
    """Return a label broken where it is wider than `room`: between words, Chinese in half."""
    if width(label) <= room:
        return label
    if all(map(_is_wide, label)):
        half = -(-len(label) // 2)
        return f"{label[:half]}\n{label[half:]}"
    lines = [""]
    for word in label.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)
