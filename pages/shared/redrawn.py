"""A part of a page drawn again because another part has seen that something moved."""

from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx


def show_again(key: str) -> None:
    """Let the fragment with that key run once more after this one, as if its own clock had asked for it.

    `st.rerun` would run the whole page, on which for a moment old and new parts stand side by side.
    """

    context = get_script_run_ctx()
    if context and context.script_requests:
        context.script_requests.request_rerun(
            RerunData(
                query_string=context.query_string,
                page_script_hash=context.page_script_hash,
                fragment_id_queue=context.fragment_storage.resolve_target(key),
                is_auto_rerun=True,
                cached_message_hashes=context.cached_message_hashes,
                context_info=context.context_info,
            )
        )
