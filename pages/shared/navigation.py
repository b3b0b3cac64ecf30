"""The pages, in the groups of the folders they live in."""

from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.pages_manager import PagesManager

from pages.shared import links
from voc_core.vocabulary import N_
from voc_core.wording import Words

GROUPS: Final = {
    N_("Insight"): {
        "overview": (N_("Overview"), "dashboard", N_("What should leadership know today?")),
        "journey": (
            N_("Journey"),
            "route",
            N_("Where on the journey does it hurt, for whom, and what is behind it?"),
        ),
        "two_voices": (
            N_("Two voices"),
            "compare_arrows",
            N_("Which accounts' users and deciders disagree, and how sure are we?"),
        ),
        "account": (N_("Account"), "apartment", N_("What is going on at this one account?")),
        "voices": (N_("Voices"), "format_quote", N_("What do they say, in their own words?")),
    },
    N_("Data"): {
        "upload": (N_("Upload"), "upload_file", N_("Bring feedback in.")),
        "accounts": (N_("Accounts and contacts"), "groups", N_("Who is who.")),
        "settings": (N_("Settings"), "tune", N_("How we count, and how the journey runs.")),
    },
}
"""Group, then page code: title, icon, the question it answers."""

FIRST: Final = "home"
"""Name the first page gives up to the root, so that ``/overview`` may lead to it as well."""

FOLDERS: Final = {
    code: folder
    for folder, codes in zip(("insight", "data"), GROUPS.values(), strict=True)
    for code in codes
}


def path(code: str) -> str:
    """Return the file of a page, as `st.page_link` and `st.switch_page` want it."""
    return f"pages/{FOLDERS[code]}/{code}.py"


def title(code: str) -> str:
    """Return the msgid of a page's title."""
    return _entry(code)[0]


def question(code: str) -> str:
    """Return the msgid of the question a page answers."""
    return _entry(code)[2]


def declare_own() -> None:
    """Say, before the first visitor comes, that the folder ``pages`` is not Streamlit's old one.

    Streamlit learns it only when `st.navigation` first runs; until then it takes a link to a page
    for one to a file it cannot find, and says so in a dialog over the page.
    """
    PagesManager.uses_pages_directory = False


def pages(words: Words) -> StreamlitPage:
    """Declare the navigation in the language in force and return the page to run."""
    is_first_run = PagesManager.uses_pages_directory
    sections: dict[str, list[StreamlitPage]] = {
        words(group): [_page(code, words) for code in codes] for group, codes in GROUPS.items()
    }
    sections[words(next(iter(GROUPS)))].append(_also_by_name(words))
    page = st.navigation(sections, position="hidden")
    if is_first_run and page.url_path:
        st.html("<script>window.location.reload()</script>", unsafe_allow_javascript=True)
    return page


def menu(words: Words) -> None:
    """Draw the pages as links that carry what is in force.

    Streamlit's own menu leaves the filters behind; writing them after would make the way back one
    step longer, and a page opened in a new tab would not have them.
    """
    for group, codes in GROUPS.items():
        with st.container(gap="xxsmall"):
            st.caption(words(group))
            for code, (name, icon, asks) in codes.items():
                st.page_link(
                    path(code),
                    label=words(name),
                    icon=f":material/{icon}:",
                    help=words(asks),
                    query_params=links.changed(),
                )


def is_filtered(page: StreamlitPage) -> bool:
    """Return whether the filters of the sidebar apply to this page."""
    return FOLDERS.get(page.url_path or "overview") == "insight"


def _entry(code: str) -> tuple[str, str, str]:
    return next(codes[code] for codes in GROUPS.values() if code in codes)


def _page(code: str, words: Words) -> StreamlitPage:
    name, icon, asks = _entry(code)
    return st.Page(
        path(code),
        title=words(name),
        icon=f":material/{icon}:",
        url_path=FIRST if code == "overview" else code,
        default=code == "overview",
        help=words(asks),
    )


def _also_by_name(words: Words) -> StreamlitPage:
    """Return the hidden page at ``/overview``: Streamlit serves the first page at ``/`` alone."""
    return st.Page(
        _front_door, title=words(title("overview")), url_path="overview", visibility="hidden"
    )


def _front_door() -> None:
    st.switch_page(path("overview"), query_params=links.changed())
