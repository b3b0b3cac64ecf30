"""Antiphon 应声: page config, language, navigation, run. Nothing else."""

import streamlit as st

from pages.shared import filters, frame, i18n, links, navigation

st.set_page_config(
    page_title="Antiphon 应声",
    page_icon="pages/shared/mark.png",
    layout="wide",
    initial_sidebar_state=248,
)
st.logo("pages/shared/logo.png", icon_image="pages/shared/mark.png", size="large")

links.follow()
if not frame.store_opens():
    st.stop()
words = i18n.words()
page = navigation.pages(words)
filters.pin()
with st.sidebar:
    pages = st.container(gap="small")
    i18n.language_switch()
    if navigation.is_filtered(page):
        filters.sidebar(words)
links.write()
with pages:
    navigation.menu(words)
page.run()
