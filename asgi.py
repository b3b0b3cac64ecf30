"""The server: the app and its API, the snapshot loaded before the first visitor comes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.routing import Mount

from voc_core import api


@asynccontextmanager
async def _warmed(app: st.App) -> AsyncIterator[None]:
    # Imported here: Streamlit's caches look for its runtime, which stands only now.
    from pages.shared import cache, navigation

    navigation.declare_own()
    cache.warm()
    yield


app = st.App("app.py", lifespan=_warmed, routes=[Mount("/api", api.app())])
