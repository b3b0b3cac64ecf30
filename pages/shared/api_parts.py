"""The API on the settings page: tokens made, listed and revoked, how to call it, how often."""

from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st

from pages.shared import cache, saving, settings_parts
from pages.shared.plain import plain
from voc_core.reports import settings as report
from voc_core.store import tokens
from voc_core.vocabulary import N_
from voc_core.wording import Words

SCOPES: Final = {
    "write": N_("Send feedback and files"),
    "read": N_("Read receipts"),
}
HEADINGS: Final = {
    "name": N_("Name"),
    "scopes": N_("Allowed to"),
    "hint": N_("Begins with"),
    "created_at": N_("Made (UTC)"),
    "created_by": N_("By whom"),
    "last_used_at": N_("Last used (UTC)"),
    "state": N_("State"),
}
LIMITS: Final = {
    "api_calls": N_("Calls a minute of one token"),
    "api_failures": N_("Calls a minute without a valid token, from one address"),
}
CURL: Final = """\
curl {address}/feedback \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{{"external_id": "T-1",
       "source": "ticket",
       "account": "Acme",
       "day": "2026-03-04",
       "text": "Too slow"}}'
"""
USUAL_ADDRESS: Final = "http://127.0.0.1:8501"


def api(page: report.Page, words: Words) -> None:
    """Draw the tokens, and beside them how the API is called and how often."""
    st.caption(
        words(
            "Other programs send feedback and files with a token; everything they send goes "
            "through the checks of the upload page, has a receipt there and can be undone."
        )
    )
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True, height="stretch"):
        _make(words)
    with right, st.container(border=True, height="stretch"):
        _call(words)
    _list(words)
    _limits(page, words)


def _make(words: Words) -> None:
    st.markdown(f"**{words('Make a token')}**")
    key = saving.edition("api-token")
    with st.form(key, border=False):
        name = st.text_input(
            words("What is it for?"),
            key=f"{key}-name",
            max_chars=tokens.LONGEST_NAME,
            placeholder=words("such as Zendesk"),
            help=words("Imports made with it are listed under this name."),
        )
        scopes = st.pills(
            words("It may"),
            list(SCOPES),
            selection_mode="multi",
            default=list(SCOPES),
            key=f"{key}-scopes",
            format_func=lambda scope: words(SCOPES[scope]),
        )
        asked = st.form_submit_button(words("Make the token"), type="primary", key=f"{key}-make")
    if asked and (
        secret := saving.attempt(words, lambda: tokens.create(cache.store(), name, scopes))
    ):
        saving.renew("api-token")
        st.dialog(words("Copy the token now"), width="medium", on_dismiss="rerun")(_shown)(
            secret, words
        )


def _shown(secret: str, words: Words) -> None:
    """Draw a new token; it is in this dialog and nowhere else."""
    st.markdown(words("It is shown this once. We keep only a digest of it."))
    st.code(secret, language=None, wrap_lines=True)
    if st.button(words("I have copied it"), type="primary", key="api-token-copied"):
        st.rerun()


def _call(words: Words) -> None:
    st.markdown(f"**{words('How it is called')}**")
    place = urlsplit(st.context.url or USUAL_ADDRESS)
    st.code(CURL.format(address=f"{place.scheme}://{place.netloc}/api"), language="bash")
    st.caption(
        words(
            "Every address and field stands in the [OpenAPI document]({link}).",
            link="/api/openapi.json",
        )
    )


def _list(words: Words) -> None:
    known = tokens.table(cache.store()).to_dict("records")
    live = {t["id"]: t["name"] for t in known if not isinstance(t["revoked_at"], str)}
    if not live:
        st.info(
            words("No token is in force, so the API is closed. Make one to open it."),
            icon=":material/lock:",
        )
    if not known:
        return
    st.dataframe(
        [_row(token, words) for token in known],
        hide_index=True,
        column_config={name: words(heading) for name, heading in HEADINGS.items()},
        alt=words("The tokens, those in force first"),
    )
    if live:
        _revoke(live, words)


def _row(token: dict[Any, Any], words: Words) -> dict[str, Any]:
    revoked = isinstance(token["revoked_at"], str)
    allowed, used = token["scopes"].split(), token["last_used_at"]
    return {
        "name": token["name"],
        "scopes": " · ".join(words(text) for code, text in SCOPES.items() if code in allowed),
        "hint": f"{tokens.PREFIX}{token['hint']}…",
        "created_at": _moment(token["created_at"]),
        "created_by": token["created_by"],
        "last_used_at": _moment(used) if isinstance(used, str) else words("Never"),
        "state": words("Revoked") if revoked else words("In force"),
    }


def _moment(written: str) -> str:
    return written[:16].replace("T", " ")


def _revoke(live: dict[int, str], words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            words("Revoke a token"),
            list(live),
            index=None,
            key="api-revoke",
            format_func=lambda number: live[number],
            placeholder=words("Choose a token"),
            width=420,
        )
        asks = st.button(words("Revoke …"), disabled=chosen is None, key="api-revoke-ask")
        if asks and chosen is not None:
            st.dialog(words("Revoke this token?"))(_asked)(chosen, live[chosen], words)


def _asked(number: int, name: str, words: Words) -> None:
    said = words(
        "Programs that use {name} are refused from now on. What they sent stays. "
        "This cannot be taken back.",
        name=plain(name),
    )
    st.markdown(said)
    with st.container(horizontal=True):
        if st.button(words("Revoke"), type="primary", key="api-revoke-now") and saving.attempt(
            words, lambda: tokens.revoke(cache.store(), number)
        ):
            saving.done(words("{name} is revoked.", name=name))
        if st.button(words("Cancel"), key="api-revoke-not"):
            st.rerun()


def _limits(page: report.Page, words: Words) -> None:
    st.markdown(f"**{words('How often it may be called')}**")
    key, settings = saving.edition("api-limits"), page.settings
    values = {}
    with st.grid(2, min_column_width=280):
        for name, label in LIMITS.items():
            low, high = (int(end) for end in report.RANGES[name])
            values[name] = st.number_input(
                words(label), low, high, int(getattr(settings, name)), 10, key=f"{key}-{name}"
            )
    settings_parts.save("api-limits", settings, values, words)
