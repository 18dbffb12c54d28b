//! Firefox, by geckodriver.
//!
//! Its remote control tells nothing of the console, cannot make a device narrow, dark or slow, runs no script before a page's own, and gives no
//! leave to read the clipboard. It prints, as Firefox does: without page numbers.

shared_journeys!(Firefox);

journeys_in! { Firefox:
    print {
        a_report_of_twenty_four_people_prints_whole_on_a4_and_letter,
        the_heading_of_an_area_is_on_the_page_of_its_first_statement,
        the_example_prints_whole_with_its_label_on_a4_and_letter,
        the_first_page_has_all_areas_and_three_questions_and_one_page_can_be_passed_on,
        the_guide_and_the_page_for_works_councils_print_on_a_few_pages,
    }
}
