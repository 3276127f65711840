"""The files that readers have dropped, as Streamlit holds them for its sessions."""

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager


def held() -> dict[str, int]:
    """The bytes of the dropped file that each session holds; all but its latest are let go of."""
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    if not isinstance(manager, MemoryUploadedFileManager):
        return {}
    sizes = {}
    for session, files in list(manager.file_storage.items()):
        latest = list(files.values())[-1:]
        for name in [name for name, one in list(files.items()) if one not in latest]:
            manager.remove_file(session, name)
        sizes[session] = sum(len(one.data) for one in latest)
    return sizes
