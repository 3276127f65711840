"""The frame: page settings, menu, filter and foot around the page that the address names."""

import streamlit as st

from lib import views

page, pages = views.navigation()
st.set_page_config(page_title=views.title(page), page_icon=views.ICON, layout="wide")
with views.column():
    views.frame(page, pages)
    page.run()
    views.footer()
