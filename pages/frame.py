"""The frame: page settings, menu, filter and foot around the page that the address names."""

import streamlit as st

from lib import i18n, views

st.set_page_config(page_title=i18n.say("site.name"), page_icon=views.ICON, layout="wide")
page, pages = views.navigation()
with views.column():
    views.frame(page, pages)
    page.run()
    views.footer()
